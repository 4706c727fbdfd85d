package loyalty.points.offenders;

import loyalty.database.Database;

/** Reaches a table past its repository. */
class SqlByHand {

    int erase(Database database) {
        return database.execute("delete from lot");
    }
}
