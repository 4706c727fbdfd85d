package loyalty.gateway.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every path of the API and its owner. The more special template stands before the more general one. */
public final class RouteTable {

    private static final List<Route> ROUTES = routes();

    private RouteTable() {}

    /** The route of a path, if it is one of the API. */
    public static Optional<Route> routeOf(String path) {
        List<String> segments = Route.segments(path);
        return ROUTES.stream().filter(route -> route.fits(segments)).findFirst();
    }

    /** Who answers a path, or nobody. */
    public static Optional<Owner> ownerOf(String path) {
        return routeOf(path).map(Route::owner);
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        add(routes, Owner.GATEWAY, "/v1/members/{id}/summary", "/v1/members/{id}/stream", "/v1/members/{id}/export");
        add(routes, Owner.GATEWAY, "/docs/*", "/q/health/ready", "/v1/approvals", "/v1/audit");
        add(routes, Owner.GATEWAY, "/dev/clock", "/openapi");
        add(routes, Owner.POINTS, "/v1/members/{id}/points/*", "/v1/members/{id}/orders");
        add(routes, Owner.POINTS, "/v1/orders/*", "/v1/quotes", "/v1/activities/{id}", "/v1/holds/*");
        add(routes, Owner.POINTS, "/v1/adjustments/*", "/v1/opening-balances/{id}");
        add(routes, Owner.POINTS, "/v1/programme/*");
        add(routes, Owner.VOUCHER, "/v1/members/{id}/vouchers", "/v1/members/{id}/store-currency");
        add(routes, Owner.VOUCHER, "/v1/vouchers/*", "/v1/exchanges/{id}", "/v1/rewards", "/v1/redemptions/*");
        add(routes, Owner.VOUCHER, "/v1/code-batches/*", "/v1/voucher-issues/*");
        add(routes, Owner.TIER, "/v1/members", "/v1/members/{id}", "/v1/members/{id}/tier/*");
        return List.copyOf(routes);
    }

    private static void add(List<Route> routes, Owner owner, String... templates) {
        Arrays.stream(templates).forEach(template -> routes.add(Route.of(owner, template)));
    }
}
