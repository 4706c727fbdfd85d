package loyalty.database;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.function.Predicate;

/** Tells whoever answers callers that a failure is the database's, without their knowing one. */
@Singleton
@Named("is-of-database")
class IsOfDatabase implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return DatabaseException.isCausedBy(failure, SQLException.class);
    }
}
