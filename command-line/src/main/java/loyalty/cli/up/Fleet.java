package loyalty.cli.up;

import java.util.ArrayList;
import java.util.List;
import loyalty.local.process.Ports;

/** Which processes a run has, and their ports: one gateway, and each service as often as asked. */
final class Fleet {
    private Fleet() {}

    static List<Replica> of(int gatewayPort, int replicas, Tuning tuning) {
        List<Replica> all = new ArrayList<>();
        for (Service service : Service.owners()) {
            for (int number = 1; number <= replicas; number++) {
                all.add(new Replica(service, number, free(gatewayPort), free(gatewayPort), tuning));
            }
        }
        int door = gatewayPort == 0 ? free(gatewayPort) : gatewayPort;
        all.add(new Replica(Service.GATEWAY, 1, door, free(gatewayPort), tuning));
        return List.copyOf(all);
    }

    /** Any but the one on which the gateway was asked for. */
    private static int free(int gatewayPort) {
        int port = Ports.free();
        return port == gatewayPort ? Ports.free() : port;
    }
}
