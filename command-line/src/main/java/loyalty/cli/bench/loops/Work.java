package loyalty.cli.bench.loops;

import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What one thread does; it is connected before the time begins. */
interface Work extends AutoCloseable {

    /** Posts orders until a time; how many. */
    long until(long endNanos) throws SQLException;

    @Override
    void close() throws SQLException;

    /** One transaction an order, of members at random. */
    record OneByOne(Accrual accrual, List<byte[]> members, String prefix, SplittableRandom random) implements Work {

        @Override
        public long until(long endNanos) throws SQLException {
            long number = 0;
            for (; System.nanoTime() < endNanos; number++) {
                accrual.post(members.get(random.nextInt(members.size())), prefix + number);
            }
            return number;
        }

        @Override
        public void close() throws SQLException {
            accrual.close();
        }
    }

    /** So many orders a transaction, of members at random. */
    record Batches(AccrualBatch batch, List<byte[]> members, String prefix, SplittableRandom random, int size)
            implements Work {

        @Override
        public long until(long endNanos) throws SQLException {
            long number = 0;
            for (; System.nanoTime() < endNanos; number += size) {
                List<byte[]> some = IntStream.range(0, size)
                        .mapToObj(i -> members.get(random.nextInt(members.size())))
                        .toList();
                batch.post(some, prefix + number + ":");
            }
            return number;
        }

        @Override
        public void close() throws SQLException {
            batch.close();
        }
    }
}
