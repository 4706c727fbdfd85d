package loyalty.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The clients of one interface: one for each replica, made when it is first asked for.
 *
 * @param <C> the interface
 */
public final class ReplicaClients<C> {

    private final Class<C> api;
    private final Function<Replica, URI> address;
    private final Duration silenceMax;
    private final Map<Replica, C> clients = new ConcurrentHashMap<>();

    /**
     * Prepares them.
     *
     * @param address at which of a replica's addresses the interface is
     * @param silenceMax when nothing came for so long the connection is closed
     */
    public ReplicaClients(Class<C> api, Function<Replica, URI> address, Duration silenceMax) {
        this.api = api;
        this.address = address;
        this.silenceMax = silenceMax;
    }

    /** The client of a replica. */
    public C of(Replica replica) {
        return clients.computeIfAbsent(replica, one -> RestClients.of(api, address.apply(one), silenceMax));
    }
}
