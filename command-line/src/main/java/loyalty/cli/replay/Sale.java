package loyalty.cli.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loyalty.local.StackException;

/** One line of the file. */
record Sale(String orderId, String customerId, LocalDate date, String amount) {
    /** All sales by day, in the order of the file within a day. */
    static SortedMap<LocalDate, List<Sale>> byDay(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> lines = reader.stream()) {
            return lines.map(Sale::of).collect(Collectors.groupingBy(Sale::date, TreeMap::new, Collectors.toList()));
        } catch (IOException e) {
            throw new StackException("cannot read " + file + (Files.exists(file) ? "" : ": there is no such file"), e);
        } catch (CsvParseException | NoSuchElementException e) {
            throw new StackException(file + " is not a CSV of order_id,customer_id,date,quantity,amount", e);
        }
    }

    private static Sale of(NamedCsvRecord line) {
        return new Sale(line.getField("order_id"), line.getField("customer_id"), dateOf(line), line.getField("amount"));
    }

    private static LocalDate dateOf(NamedCsvRecord line) {
        String date = line.getField("date");
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new StackException(
                    "line " + line.getStartingLineNumber() + ": a date such as 1997-01-31 is expected, not " + date, e);
        }
    }

    /** The order as a line of a bulk request. */
    String json(String placedAt, String currency) {
        return """
                {"orderId":"%s","memberId":"%s","placedAt":"%s","currency":"%s","lines":[{"id":"1","sku":"cd",\
                "category":"music","quantity":1,"unitPrice":"%s"}]}""".formatted(orderId, customerId, placedAt, currency, amount);
    }
}
