package loyalty.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "1021, 'Disk full (/tmp/x); waiting for someone to free some space...'",
        "1114, 'The table ''entry'' is full'",
        "1030, 'Got error 28 \"No space left on device\" from storage engine InnoDB'"
    })
    void a_full_disk_passes_and_is_nobody_elses_fault(int code, String message) {
        Throwable full = thrown(new SQLException(message, "HY000", code));

        assertThat(DatabaseException.isPassing(full)).isTrue();
        assertThat(DatabaseException.isAway(full)).isTrue();
        assertThat(DatabaseException.isCollision(full)).isFalse();
    }

    @Test
    void another_fault_of_the_storage_engine_does_not_pass() {
        Throwable broken = thrown(new SQLException("Got error 194 \"Tablespace is missing\"", "HY000", 1030));

        assertThat(DatabaseException.isPassing(broken)).isFalse();
    }

    @Test
    void a_deadlock_is_a_collision_and_a_lost_connection_is_not() {
        Throwable deadlock = thrown(new SQLTransactionRollbackException("Deadlock found", "40001", 1213));
        Throwable lost = thrown(new SQLNonTransientConnectionException("Communications link failure", "08S01"));

        assertThat(DatabaseException.isCollision(deadlock)).isTrue();
        assertThat(DatabaseException.isAway(deadlock)).isFalse();
        assertThat(DatabaseException.isCollision(lost)).isFalse();
        assertThat(DatabaseException.isAway(lost)).isTrue();
    }

    @Test
    void a_row_that_is_there_already_is_a_collision() {
        Throwable twice = thrown(new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062));

        assertThat(DatabaseException.isCollision(twice)).isTrue();
        assertThat(DatabaseException.isPassing(twice)).isFalse();
    }

    @Test
    void what_hibernate_wrapped_is_recognized_too() {
        Throwable deadlock = new RuntimeException(new LockAcquisitionException(
                "could not execute batch", new SQLTransactionRollbackException("Deadlock found", "40001", 1213), ""));
        Throwable twice = new ConstraintViolationException(
                "could not execute statement",
                new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062),
                "PRIMARY");
        Throwable lost = new JDBCConnectionException(
                "could not prepare statement",
                new SQLNonTransientConnectionException("Communications link failure", "08S01"));

        assertThat(DatabaseException.isPassing(deadlock)).isTrue();
        assertThat(DatabaseException.isCollision(deadlock)).isTrue();
        assertThat(DatabaseException.isCollision(twice)).isTrue();
        assertThat(DatabaseException.isPassing(twice)).isFalse();
        assertThat(DatabaseException.isAway(lost)).isTrue();
    }

    @Test
    void whoever_answers_callers_can_tell_a_failure_of_the_database_from_any_other() {
        IsOfDatabase isOfDatabase = new IsOfDatabase();

        assertThat(isOfDatabase.test(thrown(new SQLException("Unknown column 'x'", "42S22", 1054))))
                .isTrue();
        assertThat(isOfDatabase.test(new IllegalStateException(new IllegalArgumentException("x"))))
                .isFalse();
    }

    /** As it arrives where it is looked at: inside of what others wrapped it in. */
    private static Throwable thrown(SQLException cause) {
        return new IllegalStateException(new DatabaseException("something could not be written", cause));
    }
}
