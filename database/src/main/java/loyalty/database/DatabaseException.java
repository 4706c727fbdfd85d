package loyalty.database;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database refused or could not be reached. Tells transient failures, which are worth a retry, from lasting ones.
 */
public class DatabaseException extends RuntimeException {

    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int SERVER_SHUTTING_DOWN = 1053;
    /** The disk is full; a table cannot grow, for the same reason. */
    private static final Set<Integer> NO_ROOM = Set.of(1021, 1114);

    private static final int STORAGE_ENGINE = 1030;
    private static final String CONNECTION_CLASS = "08";
    private static final int CAUSES_MAX = 12;

    /**
     * @param message what was tried
     * @param cause what the database said
     */
    public DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }

    /**
     * Whether a retry may well succeed: the database is away or has no room on its disk, or there was a deadlock or a lock
     * timeout.
     */
    public static boolean isPassing(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether another transaction was in the way, or brought the same row first: the next look will show it. */
    public static boolean isCollision(@Nullable Throwable failure) {
        return isCausedBy(failure, SQLIntegrityConstraintViolationException.class)
                || (isPassing(failure) && !isAway(failure));
    }

    /** Whether the database cannot be reached at all, or cannot write. */
    public static boolean isAway(@Nullable Throwable failure) {
        return isPassing(failure)
                && !isCausedBy(failure, SQLTransactionRollbackException.class)
                && !isCausedBy(failure, SQLTransientException.class);
    }

    static boolean isCausedBy(@Nullable Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean hasNoRoom(SQLException e) {
        return NO_ROOM.contains(e.getErrorCode())
                || (e.getErrorCode() == STORAGE_ENGINE
                        && String.valueOf(e.getMessage()).contains("No space left"));
    }

    private static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || e.getErrorCode() == DEADLOCK
                || e.getErrorCode() == LOCK_WAIT_TIMEOUT
                || e.getErrorCode() == SERVER_SHUTTING_DOWN
                || hasNoRoom(e)
                || (state != null && state.startsWith(CONNECTION_CLASS))
                || (state == null && String.valueOf(e.getMessage()).contains("timeout"));
    }
}
