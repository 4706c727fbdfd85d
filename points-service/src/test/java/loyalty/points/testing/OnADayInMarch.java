package loyalty.points.testing;

import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static loyalty.points.testing.PointsService.setClock;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Tests that share a service, and so a clock, of their own: it is the tenth of March 2026, noon. */
public class OnADayInMarch implements QuarkusTestProfile {

    /** The clock never goes back, so only the first test of all sets it. */
    public static void begin() {
        if (count("select count(*) from account") == 0) {
            setClock("2026-03-10T12:00:00Z");
        }
    }

    /** A member whose points, bought in February, count already. */
    public static void memberWith(String memberId, int points) {
        enrol(memberId);
        put("earned-" + memberId, order(memberId, "2026-02-10T12:00:00Z", points + ".00"))
                .then()
                .statusCode(201)
                .body("balance.available", equalTo(points));
    }
}
