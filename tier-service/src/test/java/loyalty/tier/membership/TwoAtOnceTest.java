package loyalty.tier.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the database says when two are in each other's way arrives, through Hibernate, as what it is. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class TwoAtOnceTest {

    private static final Instant SOMETIME = Instant.parse("2090-01-01T00:00:00Z");

    @Test
    void a_deadlock_between_two_batches_is_worth_a_retry() throws Exception {
        Pseudonym one = ServiceFixture.pseudonym("deadlock-1");
        Pseudonym other = ServiceFixture.pseudonym("deadlock-2");
        Memberships memberships = Arc.container().instance(Memberships.class).get();
        QuarkusTransaction.requiringNew().run(() -> memberships.lock(new TreeSet<>(List.of(one, other))));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);

        List<Throwable> failures =
                bothAtOnce(() -> writeInTurn(one, other, bothHoldOne), () -> writeInTurn(other, one, bothHoldOne));

        assertThat(failures).hasSize(1);
        assertThat(DatabaseException.isPassing(failures.getFirst())).isTrue();
        assertThat(DatabaseException.isCollision(failures.getFirst())).isTrue();
        assertThat(DatabaseException.isAway(failures.getFirst())).isFalse();
    }

    @Test
    void a_row_that_is_there_already_is_a_collision() throws Exception {
        Pseudonym member = ServiceFixture.pseudonym("collision");
        Memberships memberships = Arc.container().instance(Memberships.class).get();
        QuarkusTransaction.requiringNew().run(() -> memberships.lock(new TreeSet<>(List.of(member))));
        MembershipRows rows = Arc.container().instance(MembershipRows.class).get();

        Throwable failure = failure(() -> {
            QuarkusTransaction.requiringNew().run(() -> rows.persistAndFlush(row(member)));
            return true;
        });

        assertThat(failure).isNotNull();
        assertThat(DatabaseException.isCollision(failure)).isTrue();
        assertThat(DatabaseException.isPassing(failure)).isFalse();
    }

    private static boolean writeInTurn(Pseudonym first, Pseudonym second, CyclicBarrier bothHoldOne) {
        MembershipRows rows = Arc.container().instance(MembershipRows.class).get();
        QuarkusTransaction.requiringNew().call(() -> {
            rows.reviewAt(SOMETIME, List.of(first));
            bothHoldOne.await();
            rows.reviewAt(SOMETIME, List.of(second));
            return true;
        });
        return true;
    }

    private static MembershipEntity row(Pseudonym member) {
        MembershipEntity row = new MembershipEntity();
        row.pseudonym = member;
        return row;
    }

    private static List<Throwable> bothAtOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<@Nullable Throwable>> both =
                    List.of(threads.submit(() -> failure(one)), threads.submit(() -> failure(other)));
            return Stream.of(both.getFirst().get(), both.getLast().get())
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private static @Nullable Throwable failure(Callable<Boolean> work) {
        try {
            work.call();
            return null;
        } catch (Exception e) {
            return e;
        }
    }
}
