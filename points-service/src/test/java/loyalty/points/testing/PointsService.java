package loyalty.points.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import loyalty.local.testing.TestStack;
import loyalty.points.ledger.Holders;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service on a real database, as its callers and its operator see it. */
public final class PointsService implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(TestStack.shared().service("points", false));
        settings.put(
                "LOYALTY_PROGRAMME", Path.of("..", "programmes", "house.yaml").toString());
        settings.put("LOYALTY_VOUCHER_URLS", VoucherDouble.start());
        return settings;
    }

    @Override
    public void stop() {
        // The stack serves all tests of this JVM and ends with it.
    }

    public static RequestSpecification as(String role) {
        return given().header(
                        "Authorization", "Bearer " + TestStack.shared().tokens().of(role));
    }

    public static RequestSpecification as(String role, String subject) {
        return given().header("Authorization", "Bearer " + tokens().of(role, subject));
    }

    /** A caller with several roles. */
    public static RequestSpecification as(List<String> roles, String subject) {
        return given().header("Authorization", "Bearer " + tokens().of(roles, subject));
    }

    /** What the management port answers: health and metrics. */
    public static Response management(String path) {
        return given().get(setting("test.management.url") + path);
    }

    /** A token of somebody's. */
    public static String token(String role, String subject) {
        return tokens().of(role, subject);
    }

    /** The resource itself lives in another class loader; what it knows reaches the tests as configuration. */
    private static Tokens tokens() {
        Path publicKey = Path.of(URI.create(setting("LOYALTY_JWT_PUBLIC_KEY").replace("file:", "file://")));
        return new Tokens(new Keys(Objects.requireNonNull(publicKey.getParent())));
    }

    public static Response put(String orderId, String order) {
        return as("checkout").contentType("application/json").body(order).put("/v1/orders/" + orderId);
    }

    /** One line of goods, bought by the member at the instant. */
    public static String order(String memberId, String placedAt, String amount) {
        return """
                {"memberId": "%s", "placedAt": "%s", "currency": "USD", "channel": "store",
                 "lines": [{"id": "1", "sku": "cd-1", "category": "music", "quantity": 1, "unitPrice": "%s"}]}""".formatted(memberId, placedAt, amount);
    }

    public static void setClock(String now) {
        given().contentType("application/json")
                .body("{\"at\": \"" + now + "\"}")
                .put("/internal/clock")
                .then()
                .statusCode(200);
    }

    public static void runDue(String at) {
        given().contentType("application/json")
                .body("{\"at\": \"" + at + "\"}")
                .post("/internal/due")
                .then()
                .statusCode(200);
    }

    public static Connection database() throws SQLException {
        return DriverManager.getConnection(
                setting("LOYALTY_DB_URL"), setting("LOYALTY_DB_USER"), setting("LOYALTY_DB_PASSWORD"));
    }

    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** A single number. */
    public static long count(String sql) {
        try (Connection connection = database();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Changes rows behind the service's back, as time would. */
    public static void change(String sql) {
        try (Connection connection = database();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Under which pseudonym the service knows a member. */
    public static Pseudonym pseudonym(String memberId) {
        return new Pseudonym.Key(HexFormat.of().parseHex(setting("LOYALTY_PSEUDONYM_KEY"))).of(memberId);
    }

    /** Makes a member known as enrolled, as the news of it would. */
    public static void enrol(String memberId) {
        try (Connection connection = database()) {
            new Holders(new ManyRows(connection)).enrol(new TreeMap<>(Map.of(pseudonym(memberId), Instant.EPOCH)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
