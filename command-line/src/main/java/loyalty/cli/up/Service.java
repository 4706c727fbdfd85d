package loyalty.cli.up;

import java.util.List;

/**
 * One of the four kinds of processes.
 *
 * @param name of its module
 * @param schema its schema and database user; none for the gateway
 * @param heapMegabytes the most that its heap takes
 */
record Service(String name, String schema, int heapMegabytes) {
    static final Service POINTS = new Service("points-service", "points", 160);
    static final Service TIER = new Service("tier-service", "tier", 128);
    static final Service VOUCHER = new Service("voucher-service", "voucher", 128);
    static final Service GATEWAY = new Service("gateway", "", 304);

    /** In the order of their start; their end is the other way round, the door first. */
    static final List<Service> ALL = List.of(TIER, POINTS, VOUCHER, GATEWAY);

    /** Those with a schema. */
    static List<Service> owners() {
        return ALL.stream().filter(service -> !service.schema().isEmpty()).toList();
    }
}
