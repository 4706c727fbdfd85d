package loyalty.voucher;

import static loyalty.voucher.Bus.as;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.events.Envelope;
import loyalty.events.ProgrammePublished;

/** What tests of wallets do to them. */
public record Wallets(AgroalDataSource database) {

    public static final Duration SOON = Duration.ofSeconds(60);

    private static final String MORE = """
            rewards:
              - { reward: limited, points: 100, amount: 5, validDays: 30, stock: 1000, text: { en: Limited } }
              - { reward: drop, points: 100, amount: 5, validDays: 30, stock: 100, text: { en: A drop } }
              - { reward: for-gold, points: 100, amount: 5, validDays: 30, tiers: [gold], text: { en: Gold only } }
              - { reward: soon, points: 100, amount: 5, validDays: 30, from: 2026-06-01, text: { en: Soon } }
              - { reward: over, points: 100, amount: 5, validDays: 30, until: 2026-04-30, text: { en: Over } }
              - { reward: five-stacks, points: 100, amount: 5, validDays: 30, use: { stackable: true }, text: { en: Five more } }
              - { reward: fifth, points: 100, kind: percent, percent: 20, validDays: 30, use: { stackable: true }, text: { en: A fifth } }
              - { reward: seventh, points: 100, kind: percent, percent: 15, amount: 7, validDays: 30, use: { stackable: true }, text: { en: Up to seven } }
              - { reward: tenth-soon-over, points: 100, kind: percent, percent: 10, validDays: 10, use: { stackable: true }, text: { en: A tenth } }
              - { reward: credit, points: 100, kind: credit, amount: 25, validDays: 30, text: { en: Credit } }
              - { reward: from-fifty, points: 100, amount: 5, minimumOrder: 50, validDays: 30, use: { stackable: true }, text: { en: From 50 } }
              - { reward: in-three-days, points: 100, amount: 5, startsAfterDays: 3, validDays: 30, text: { en: Later } }
              - { reward: gift, points: 100, amount: 5, minimumOrder: 50, validDays: 30, use: { transferable: true }, text: { en: A gift } }
              - { reward: by-itself, points: 150, automatic: true, amount: 20, validMonths: 6, text: { en: By itself } }
            """;
    private static final String MORE_VOUCHERS = """
            vouchers:
              - { id: a-fifth, when: code, code: SAVE20, kind: percent, percent: 20, use: { stackable: true }, text: { en: A fifth } }
              - { id: twice, when: code, code: Twice-Each, limit: { perMember: 2 }, amount: 1, use: { stackable: true }, text: { en: Twice } }
              - { id: three-in-all, when: activity, activity: stocked, limit: { inTotal: 3 }, amount: 1, validDays: 9, text: { en: Three } }
              - { id: twelve-dollars, when: activity, activity: budgeted, limit: { budget: 12 }, amount: 5, validDays: 9, text: { en: Twelve } }
              - { id: two-each, when: activity, activity: each, limit: { perMember: 2 }, amount: 1, validDays: 9, text: { en: Two } }
              - { id: ten-in-all, when: code, code: FIRST10, limit: { inTotal: 10 }, amount: 1, text: { en: Ten } }
              - { id: in-june, when: code, code: JUNE, from: 2026-06-01, until: 2026-06-30, amount: 1, text: { en: June } }
              - { id: flyer, when: batch, amount: 3, validDays: 10, use: { stackable: true }, text: { en: A flyer } }
              - { id: june-flyer, when: batch, from: 2026-06-01, until: 2026-06-30, amount: 1, text: { en: June } }
              - { id: sorry-tenth, when: goodwill, kind: percent, percent: 10, validDays: 30, text: { en: A tenth } }
              - { id: sorry-half, when: goodwill, kind: percent, percent: 50, amount: 20, validDays: 30, text: { en: Half } }
              - { id: sorry-once, when: goodwill, amount: 5, limit: { inTotal: 1 }, validDays: 30, text: { en: One } }
              - { id: sorry-june, when: goodwill, amount: 5, from: 2026-06-01, validDays: 30, text: { en: In June } }
              - { id: come-back, when: activity, activity: visit, oncePerDays: 30, amount: 5, startsAfterDays: 1, validDays: 10, text: { en: Back } }
            """;
    private static final String MORE_STORE_CURRENCY = """
            storeCurrency:
              fromPoints: { points: 500, amount: 5, validDays: 30 }
              fromActivities: [{ activity: pickup, amount: 5, oncePerHours: 24, validDays: 30 }]
            """;

    /** Waits until the service knows the house programme, and from May 2026 on one with more in it. */
    public void ready() {
        Bus.publishHouse();
        try {
            String yaml = Files.readString(Path.of("../programmes/house.yaml"))
                    .replace("version: house-2", "version: test-1")
                    .replace("rewards:\n", MORE)
                    .replace("vouchers:\n", MORE_VOUCHERS)
                    .replace("storeCurrency:\n", MORE_STORE_CURRENCY);
            var data = new ProgrammePublished(Instant.EPOCH, "test-1", Instant.parse("2026-05-01T04:00:00Z"), yaml);
            Bus.send(new Envelope("test-1", 1, data, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(SOON).until(() -> count("SELECT COUNT(*) FROM programme_version") == 2);
        await().atMost(SOON).until(Bus::isReady);
    }

    public void enrolled(String memberId) {
        Bus.send(Bus.enrolled(memberId));
        awaitEnrolled(memberId);
    }

    public void enrolled(int members, String prefix) {
        long before = count("SELECT COUNT(*) FROM holder WHERE enrolled_at IS NOT NULL");
        Bus.send(IntStream.range(0, members)
                .mapToObj(i -> Bus.enrolled(prefix + i))
                .toArray(Envelope[]::new));
        await().atMost(SOON)
                .until(() -> count("SELECT COUNT(*) FROM holder WHERE enrolled_at IS NOT NULL") == before + members);
    }

    private void awaitEnrolled(String memberId) {
        await().atMost(SOON)
                .until(() -> count("SELECT COUNT(*) FROM holder WHERE enrolled_at IS NOT NULL AND pseudonym = UNHEX('"
                                + Bus.pseudonym(memberId).hex() + "')")
                        == 1);
    }

    /** Vouchers that points were paid for. */
    public long vouchers(String memberId) {
        return count("SELECT COUNT(*) FROM voucher WHERE cause LIKE 'exchange:%' AND pseudonym = UNHEX('"
                + Bus.pseudonym(memberId).hex() + "')");
    }

    public long sold(String reward) {
        return count("SELECT COALESCE(SUM(sold), 0) FROM reward_sale WHERE reward = '" + reward + "'");
    }

    /** Whoever began an exchange is taken for dead. */
    public void leasesRunOut() {
        change("UPDATE exchange SET resume_at = UTC_TIMESTAMP(6) WHERE resume_at IS NOT NULL");
    }

    public void change(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void clock(String at) {
        moment("PUT", "/internal/clock", at);
    }

    public static void due(String at) {
        moment("POST", "/internal/due", at);
    }

    private static void moment(String method, String path, String at) {
        as("operator")
                .contentType("application/json")
                .body("{\"at\": \"" + at + "\"}")
                .request(method, path)
                .then()
                .statusCode(200);
    }
}
