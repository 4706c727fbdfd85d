package loyalty.tier;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;
import loyalty.database.DatabaseException;
import org.hibernate.exception.ConstraintViolationException;

/** Two at once: the one that came second sees what the first did and tries again. */
public final class Collisions {

    private static final int ATTEMPTS_MAX = 5;

    private Collisions() {}

    public static <T> T again(Supplier<T> attempt) {
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.get();
            } catch (OptimisticLockException | ConstraintViolationException e) {
                giveUpAfter(attempts, e);
            } catch (PersistenceException | DatabaseException e) {
                if (!DatabaseException.isPassing(e)) {
                    throw e;
                }
                giveUpAfter(attempts, e);
            }
        }
    }

    private static void giveUpAfter(int attempts, RuntimeException e) {
        if (attempts >= ATTEMPTS_MAX) {
            throw e;
        }
    }
}
