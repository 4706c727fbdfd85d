package loyalty.gateway.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every path of the API and its owner. The more special template stands before the more general one. */
public final class RouteTable {

    private static final List<Route> ROUTES = routes();

    private RouteTable() {}

    private record Route(Owner owner, List<String> template) {

        boolean fits(List<String> path) {
            boolean open = template.getLast().equals("*");
            int length = open ? template.size() - 1 : template.size();
            if (open ? path.size() < length : path.size() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (!template.get(i).equals("{}") && !template.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Who answers a path, or nobody. */
    public static Optional<Owner> ownerOf(String path) {
        List<String> segments = segments(path);
        return ROUTES.stream()
                .filter(route -> route.fits(segments))
                .map(Route::owner)
                .findFirst();
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        add(routes, Owner.GATEWAY, "/v1/members/{}/summary", "/v1/members/{}/stream", "/dev/clock", "/openapi");
        add(routes, Owner.GATEWAY, "/docs/*", "/q/health/*", "/q/metrics", "/q/openapi", "/q/swagger-ui/*");
        add(routes, Owner.POINTS, "/v1/members/{}/points/*", "/v1/members/{}/orders");
        add(routes, Owner.POINTS, "/v1/orders/*", "/v1/quotes", "/v1/activities/{}", "/v1/holds/*");
        add(routes, Owner.POINTS, "/v1/adjustments/*", "/v1/approvals", "/v1/opening-balances/{}", "/v1/audit");
        add(routes, Owner.POINTS, "/v1/programme/*");
        add(routes, Owner.VOUCHER, "/v1/members/{}/vouchers", "/v1/members/{}/store-currency");
        add(routes, Owner.VOUCHER, "/v1/vouchers/*", "/v1/exchanges/{}", "/v1/rewards", "/v1/redemptions/*");
        add(routes, Owner.TIER, "/v1/members", "/v1/members/{}", "/v1/members/{}/tier/*");
        return List.copyOf(routes);
    }

    private static void add(List<Route> routes, Owner owner, String... templates) {
        Arrays.stream(templates).forEach(template -> routes.add(new Route(owner, segments(template))));
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
