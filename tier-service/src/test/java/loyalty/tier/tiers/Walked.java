package loyalty.tier.tiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loyalty.events.PointsEarned;
import loyalty.events.PointsReturned;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;
import loyalty.tier.domain.Activity;
import loyalty.tier.domain.Grant;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.domain.QualifyingHistory;

/** A ladder that members are walked along: as the service reads it, and as the slow calculation does. */
record Walked(String name, JsonNode file, JsonNode words, Programme programme, LadderBook book) {

    private static final Pseudonym MEMBER = new Pseudonym.Key(new byte[32]).of("m");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path SHIPPED = Path.of("../programmes");
    private static final Path EVERYTHING =
            Path.of("../programme-file/src/test/resources/loyalty/programme/words/everything.yaml");

    @Override
    public String toString() {
        return name;
    }

    SlowLadder slow() {
        return new SlowLadder(file, words);
    }

    /** Every ladder that ships, every word of the language, and those of the test's own file. */
    static List<Walked> all() {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            List<Walked> all = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .forEach(file -> all.addAll(of(file.getFileName().toString(), text(file))));
            all.addAll(of("everything", text(EVERYTHING)));
            String others = text(Path.of("src/test/resources/loyalty/tier/tiers/other-ladders.yaml"));
            for (String one : others.split("(?m)^---$")) {
                all.addAll(of("other", one));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Walked> of(String name, String yaml) {
        try {
            JsonNode file = YAML.readTree(yaml);
            Programme programme = switch (ProgrammeFile.read(yaml)) {
                case ProgrammeFile.Readable(var readable) -> readable;
                case ProgrammeFile.Faulty(var faults) -> throw new AssertionError(faults);
            };
            var versions = new ProgrammeVersions(List.of(new ProgrammeVersions.Version(Instant.EPOCH, programme)));
            List<Walked> all = new ArrayList<>();
            JsonNode tiers = file.path("tiers");
            String main = name + " " + tiers.path("ladder").asText();
            all.add(new Walked(main, file, tiers, programme, LadderBook.main(versions)));
            for (JsonNode further : file.path("ladders")) {
                String id = further.path("ladder").asText();
                all.add(new Walked(name + " " + id, file, further, programme, new LadderBook(versions, id)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The history as the service has it, by the events that tell it. */
    QualifyingHistory history(Life life) {
        Qualification qualification = new Qualification(programme);
        return new QualifyingHistory(
                life.all(Life.Bought.class).stream()
                        .map(one -> qualification.of(event(one)))
                        .toList(),
                life.all(Life.Back.class).stream()
                        .map(one -> qualification.of(event(one)))
                        .toList(),
                life.all(Life.Did.class).stream()
                        .map(one -> new Activity(one.id(), one.type(), one.at(), one.points()))
                        .toList(),
                life.all(Life.Given.class).stream()
                        .map(one -> new Grant(one.id(), one.tier(), one.at(), one.until()))
                        .toList(),
                life.joinedOn());
    }

    private PointsEarned event(Life.Bought order) {
        List<PointsEarned.Line> lines = order.lines().stream()
                .map(line -> new PointsEarned.Line(
                        "1", "s", line.category(), line.kind(), line.quantity(), line.amount(), redeemed(line)))
                .toList();
        return new PointsEarned(
                MEMBER,
                order.at(),
                order.id(),
                order.at(),
                "web",
                null,
                "v",
                "t",
                order.points(),
                null,
                null,
                "USD",
                lines);
    }

    private PointsReturned event(Life.Back back) {
        List<PointsReturned.Line> lines = back.lines().stream()
                .map(line -> new PointsReturned.Line(
                        "1", "s", line.category(), line.kind(), line.quantity(), line.amount(), redeemed(line)))
                .toList();
        return new PointsReturned(
                MEMBER,
                back.at(),
                back.id(),
                back.orderId(),
                back.at(),
                back.at(),
                "v",
                back.points(),
                0,
                0,
                back.complete(),
                "USD",
                lines);
    }

    private static @org.jspecify.annotations.Nullable BigDecimal redeemed(Life.Line line) {
        return line.redeemed().signum() == 0 ? null : line.redeemed().multiply(BigDecimal.valueOf(line.quantity()));
    }
}
