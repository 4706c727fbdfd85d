package loyalty.cli.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new StackException(
                    file + " is not a file of order_id,customer_id,date,quantity,amount: " + e.getMessage(), e);
        }
    }

    private static Sale of(NamedCsvRecord line) {
        return new Sale(
                line.getField("order_id"),
                line.getField("customer_id"),
                LocalDate.parse(line.getField("date")),
                line.getField("amount"));
    }

    /** The order as a line of a bulk request. */
    String json(String placedAt, String currency) {
        return """
                {"orderId":"%s","memberId":"%s","placedAt":"%s","currency":"%s","lines":[{"id":"1","sku":"cd",\
                "category":"music","quantity":1,"unitPrice":"%s"}]}""".formatted(orderId, customerId, placedAt, currency, amount);
    }
}
