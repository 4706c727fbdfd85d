package loyalty.outbox.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loyalty.database.Database;
import loyalty.database.Row;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The messages that wait, in order per member. */
@ApplicationScoped
public class ParkedMessages {

    // By hand or by another replica it may be there already: a place on a topic is one message.
    private static final String PARK = """
            insert into parked_message
              (topic, partition_no, log_offset, member_key, headers, value, parked_at, waits_for)
            values (?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update topic = values(topic)""";
    private static final String WAITING = "select distinct member_key from parked_message where member_key in (:keys)";
    private static final String FIRSTS = """
            select p.member_key, p.parked_at, p.waits_for from parked_message p
            join (select min(id) as id from parked_message group by member_key) f on f.id = p.id order by p.id""";
    private static final String OF_MEMBER =
            "select * from parked_message where member_key = ? and id > ? order by id limit ?";
    private static final String ALL =
            "select count(*), count(distinct member_key), min(parked_at) as since from parked_message";
    private static final String MISSING =
            "select distinct waits_for from parked_message where waits_for <> ? order by waits_for limit 5";

    /** What a message waits for whose member waits already. */
    private static final String BEHIND = "an earlier event of the member";

    private final Database database;

    ParkedMessages(Database database) {
        this.database = database;
    }

    /** The first message of a member, without its content. */
    record First(String member, Instant parkedAt, String waitsFor) {}

    /** How many messages of how many members wait, and since when the oldest does. */
    record Figures(int messages, int members, @Nullable Instant since) {}

    /** Keeps a message until what it waits for is there. */
    void park(ConsumerRecord<String, byte[]> message, String waitsFor) {
        database.execute(
                PARK,
                message.topic(),
                message.partition(),
                message.offset(),
                message.key(),
                HeaderBytes.of(message.headers()),
                message.value(),
                Instant.now(),
                waitsFor);
    }

    /** Keeps messages behind those of their members that wait already. */
    void parkBehind(List<ConsumerRecord<String, byte[]>> messages) {
        messages.forEach(message -> park(message, BEHIND));
    }

    /** Which of the members wait. */
    Set<String> waiting(Collection<String> members) {
        return new HashSet<>(database.ask(rows -> rows.select(WAITING, members, row -> row.getString(1))));
    }

    /** The first message of every member who waits, the oldest first. */
    List<First> firsts() {
        return database.read(
                FIRSTS,
                row -> new First(row.getString("member_key"), row.instant("parked_at"), row.getString("waits_for")));
    }

    /** The message of a member that is to be applied next. */
    Optional<ParkedMessage> first(String member) {
        return after(member, 0, 1).stream().findFirst();
    }

    /** The messages of a member behind one of them, in order. */
    List<ParkedMessage> after(String member, long id, int most) {
        return database.read(OF_MEMBER, ParkedMessages::read, member, id, most);
    }

    /** Takes a message out; false when somebody else has done so. */
    boolean remove(long id) {
        return database.execute("delete from parked_message where id = ?", id) == 1;
    }

    /** Takes the messages of a member out, up to and with one of them. */
    void removeUpTo(String member, long id) {
        database.execute("delete from parked_message where member_key = ? and id <= ?", member, id);
    }

    /** A message that has come to the front waits for something of its own. */
    void waitFor(long id, String what) {
        database.execute("update parked_message set waits_for = ? where id = ?", what, id);
    }

    Figures figures() {
        return database.read(ALL, row -> new Figures(row.getInt(1), row.getInt(2), row.instantOrNull("since")))
                .getFirst();
    }

    /** What is missing, some of it at least. */
    List<String> missing() {
        return database.read(MISSING, row -> row.getString(1), BEHIND);
    }

    /** How many messages wait. */
    public int count() {
        return figures().messages();
    }

    private static ParkedMessage read(Row row) {
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(
                row.getString("topic"),
                row.getInt("partition_no"),
                row.getLong("log_offset"),
                row.getString("member_key"),
                row.getBytes("value"));
        HeaderBytes.addTo(message.headers(), row.getBytes("headers"));
        return new ParkedMessage(row.getLong("id"), message, row.instant("parked_at"), row.getString("waits_for"));
    }
}
