package loyalty.cli.up;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loyalty.local.process.Ports;

/** Which processes a run has, and their ports: one gateway, and each service as often as asked. */
final class Fleet {
    private Fleet() {}

    static List<Replica> of(int gatewayPort, int replicas, boolean training) {
        Set<Integer> given = new HashSet<>(List.of(gatewayPort));
        List<Replica> all = new ArrayList<>();
        for (Service service : Service.owners()) {
            for (int number = 1; number <= replicas; number++) {
                all.add(new Replica(service, number, free(given), free(given), training));
            }
        }
        int door = gatewayPort == 0 ? free(given) : gatewayPort;
        all.add(new Replica(Service.GATEWAY, 1, door, free(given), training));
        return List.copyOf(all);
    }

    private static int free(Set<Integer> given) {
        int port = Ports.free();
        return given.add(port) ? port : free(given);
    }
}
