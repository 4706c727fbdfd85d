package loyalty.gateway.time;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Replica;
import loyalty.gateway.upstream.ReplicaClients;
import loyalty.gateway.upstream.Replicas;
import org.jboss.resteasy.reactive.RestResponse;

/** What the dev clock asks of the services. Whatever is away ends the advance with 503; the same call resumes it. */
@ApplicationScoped
class Services implements ClockedServices {

    /** Steps are long: a year of expiry is one. */
    private static final Duration ONE_CALL = Duration.ofSeconds(30);

    private static final List<Owner> OWNERS = List.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER);
    private static final int OK = 200;

    private final ReplicaClients<ClockApi> clients = new ReplicaClients<>(ClockApi.class, Replica::api, ONE_CALL);
    private final Replicas replicas;

    Services(Replicas replicas) {
        this.replicas = replicas;
    }

    @Override
    public Instant now() {
        return result(ask(Owner.POINTS, ClockApi::clock)).now();
    }

    @Override
    public boolean isFrozen() {
        return result(ask(Owner.POINTS, ClockApi::clock)).frozen();
    }

    @Override
    public boolean hasMembers() {
        return result(ask(Owner.TIER, ClockApi::members)).any();
    }

    @Override
    public void set(Instant at) {
        everybody(api -> api.set(new ClockApi.Moment(at)));
    }

    @Override
    public Map<Owner, Instant> nextDue() {
        List<ClockApi.Due> due =
                results(OWNERS.stream().map(owner -> ask(owner, ClockApi::due)).toList());
        Map<Owner, Instant> next = new EnumMap<>(Owner.class);
        for (int i = 0; i < OWNERS.size(); i++) {
            Instant at = due.get(i).next();
            if (at != null) {
                next.put(OWNERS.get(i), at);
            }
        }
        return next;
    }

    @Override
    public Optional<Instant> runDue(Owner owner, Instant at) {
        return Optional.ofNullable(
                result(ask(owner, api -> api.runDue(new ClockApi.Moment(at)))).next());
    }

    @Override
    public boolean still() {
        List<ClockApi.Lag> looks = everybody(ClockApi::lag);
        return looks.stream().allMatch(Services::isQuiet) && allArrived(looks);
    }

    /** What is parked has come and is not applied: it is still on its way. */
    private static boolean isQuiet(ClockApi.Lag look) {
        return look.outbox() == 0 && look.parked() == 0;
    }

    /** Whether each has applied what anybody has seen on the partitions that it reads. */
    private static boolean allArrived(List<ClockApi.Lag> looks) {
        Map<String, Long> ends = new HashMap<>();
        looks.forEach(look -> look.ends().forEach((partition, end) -> ends.merge(partition, end, Math::max)));
        return looks.stream()
                .flatMap(look -> look.positions().entrySet().stream())
                .allMatch(position -> position.getValue() >= ends.getOrDefault(position.getKey(), 0L));
    }

    /** Asks one replica after the other until one answers; whatever is asked here may be asked twice. */
    private <T> Uni<T> ask(Owner owner, Function<ClockApi, Uni<RestResponse<T>>> call) {
        return attempt(replicas.inOrder(owner).iterator(), call);
    }

    private <T> Uni<T> attempt(Iterator<Replica> order, Function<ClockApi, Uni<RestResponse<T>>> call) {
        Uni<T> answer = answered(order.next(), call);
        return order.hasNext() ? answer.onFailure().recoverWithUni(() -> attempt(order, call)) : answer;
    }

    private <T> List<T> everybody(Function<ClockApi, Uni<RestResponse<T>>> call) {
        return results(
                replicas.all().stream().map(replica -> answered(replica, call)).toList());
    }

    private <T> Uni<T> answered(Replica replica, Function<ClockApi, Uni<RestResponse<T>>> call) {
        return call.apply(clients.of(replica))
                .ifNoItem()
                .after(ONE_CALL)
                .fail()
                .onItem()
                .transformToUni(answer -> answer.getStatus() == OK
                        ? Uni.createFrom().item(answer.getEntity())
                        : Uni.createFrom().failure(new NoSuchElementException("answered " + answer.getStatus())));
    }

    private static <T> List<T> results(List<Uni<T>> answers) {
        return result(Uni.join().all(answers).andFailFast());
    }

    private static <T> T result(Uni<T> answer) {
        return answer.onFailure()
                .transform(failure -> new ProblemException(
                        Problems.unavailable("A service or the broker is away; the same call goes on.")))
                .await()
                .indefinitely();
    }
}
