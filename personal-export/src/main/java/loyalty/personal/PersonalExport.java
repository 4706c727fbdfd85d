package loyalty.personal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import loyalty.database.KeptRows;
import loyalty.database.KeptTable;
import loyalty.events.Pseudonym;

/** All that the rooms of a service keep of a member, as of one moment. */
@ApplicationScoped
public class PersonalExport {

    private static final int MOST_SECONDS = (int) Duration.ofMinutes(5).toSeconds();

    private final List<PersonalRoom> rooms;
    private final KeptRows rows;
    private final ObjectMapper json;

    PersonalExport(@All List<PersonalRoom> rooms, KeptRows rows, ObjectMapper json) {
        this.rooms = rooms;
        this.rows = rows;
        this.json = json;
    }

    /** The tables that are told. */
    public List<KeptTable> tables(boolean forTheMember) {
        return rooms.stream()
                .flatMap(room -> room.tables(forTheMember).stream())
                .sorted(Comparator.comparing(KeptTable::name))
                .toList();
    }

    /** Writes down what is due of a member by the clock, and refuses who is nobody. */
    void prepare(Pseudonym member) {
        rooms.forEach(room -> room.prepare(member));
    }

    /** Writes the document. One transaction sees one moment of all tables, however long they take. */
    void write(Pseudonym member, boolean forTheMember, OutputStream to) {
        QuarkusTransaction.requiringNew().timeout(MOST_SECONDS).run(() -> {
            try (JsonGenerator out = json.createGenerator(to)) {
                out.writeStartObject();
                for (PersonalRoom room : rooms) {
                    for (Map.Entry<String, Object> view : room.views(member).entrySet()) {
                        out.writeObjectField(view.getKey(), view.getValue());
                    }
                }
                for (KeptTable table : tables(forTheMember)) {
                    rows.write(table, member, out);
                }
                out.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
