package loyalty.gateway.door;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/**
 * Ends the connections of those who send a header or a body too slowly (slowloris), however steadily they trickle: the
 * server's own idle timeout counts from the last byte, and would end streams and long answers too. It looks once in a
 * second, because nothing tells it of a connection before its first header is whole.
 */
@Singleton
class SlowCallers {

    private static final long LOOK_MILLIS = 1_000;
    private static final long FORGET_NANOS = Duration.ofSeconds(10).toNanos();
    private static final AttributeKey<Boolean> SERVED = AttributeKey.valueOf("loyalty.served");
    private static final AttributeKey<Long> WAITING_SINCE = AttributeKey.valueOf("loyalty.waiting-since");

    private final Vertx vertx;
    private final Config config;
    private final DoorConfig limits;
    /** Who has requests under way, or had until the last look, by the address of their other end. */
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    private record UnderWay(int requests, long changedAt) {

        UnderWay plus(int more) {
            return new UnderWay(Math.max(0, requests + more), System.nanoTime());
        }
    }

    SlowCallers(Vertx vertx, Config config, DoorConfig limits) {
        this.vertx = vertx;
        this.config = config;
        this.limits = limits;
    }

    void start(@Observes StartupEvent start) {
        vertx.setPeriodic(LOOK_MILLIS, tick -> {
            long now = System.nanoTime();
            // Of those whose connection is gone; the others are taken out when their connection is looked at.
            underWay.values().removeIf(one -> one.requests() == 0 && now - one.changedAt() > FORGET_NANOS);
            // Read now and again: a test's port is known only once the server listens.
            int port = config.getValue("quarkus.http.port", Integer.class);
            for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
                loop.execute(() -> look((SingleThreadEventLoop) loop, port));
            }
        });
    }

    /** A header is whole: from here on the body has its time, and the connection is busy until the answer's end. */
    void begun(RoutingContext call) {
        HttpServerRequest in = call.request();
        String caller = key(in.connection().remoteAddress());
        underWay.merge(caller, new UnderWay(1, System.nanoTime()), (before, one) -> before.plus(1));
        call.addEndHandler(ended -> underWay.computeIfPresent(caller, (c, before) -> before.plus(-1)));
        if (Bodies.isBrought(in)) {
            BodyDeadline.watch(call, limits);
        }
    }

    private void look(SingleThreadEventLoop loop, int port) {
        long now = System.nanoTime();
        for (Iterator<Channel> all = loop.registeredChannelsIterator(); all.hasNext(); ) {
            Channel channel = all.next();
            if (channel.parent() != null
                    && channel.localAddress() instanceof InetSocketAddress here
                    && here.getPort() == port
                    && channel.remoteAddress() instanceof InetSocketAddress there) {
                look(channel, key(SocketAddress.inetSocketAddress(there)), now);
            }
        }
    }

    private void look(Channel channel, String caller, long now) {
        UnderWay requests = underWay.get(caller);
        if (requests != null) {
            channel.attr(WAITING_SINCE).set(null);
            channel.attr(SERVED).set(true);
            if (requests.requests() == 0) {
                underWay.remove(caller, requests);
            }
            return;
        }
        Long since = channel.attr(WAITING_SINCE).setIfAbsent(now);
        Duration limit = channel.hasAttr(SERVED) ? limits.keepAlive() : limits.headerDeadline();
        if (since != null && now - since > limit.toNanos()) {
            channel.close();
        }
    }

    private static String key(SocketAddress address) {
        return address.hostAddress() + " " + address.port();
    }
}
