package loyalty.cli.bench.loops;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.local.StackException;
import org.HdrHistogram.Histogram;

/** The loops. Every order has an id of its own, also from loop to loop; what they posted must be found afterwards. */
public final class Loops {
    private static final int DIGITS = 3;

    private final BareTables tables;
    private final AtomicInteger works = new AtomicInteger();
    private long posted;

    /** Loops on these tables. */
    public Loops(BareTables tables) {
        this.tables = tables;
    }

    /** L1: one transaction an order, members at random; orders a second. */
    public double spread(int threads, Duration time) {
        return perSecond(threads, time, thread -> oneByOne(tables.members()));
    }

    /** Lhot: the same, all of one member. */
    public double hot(int threads, Duration time) {
        return perSecond(threads, time, thread -> oneByOne(tables.members().subList(0, 1)));
    }

    /** L2: so many orders in one transaction; each thread has its own share of the members, so that none waits. */
    public double batches(int threads, int size, Duration time) {
        int share = tables.members().size() / threads;
        return perSecond(
                threads,
                time,
                thread -> new Work.Batches(
                        new AccrualBatch(tables),
                        tables.members().subList(thread * share, (thread + 1) * share),
                        prefix(),
                        new SplittableRandom(thread),
                        size));
    }

    /** How long a transaction of L1 takes when it is alone: the median, in milliseconds. */
    public double aloneMillis(Duration time) {
        Histogram micros = new Histogram(DIGITS);
        String prefix = prefix();
        SplittableRandom random = new SplittableRandom(1);
        long end = System.nanoTime() + time.toNanos();
        try (Accrual accrual = new Accrual(tables)) {
            for (int number = 0; System.nanoTime() < end; number++) {
                byte[] member =
                        tables.members().get(random.nextInt(tables.members().size()));
                long began = System.nanoTime();
                accrual.post(member, prefix + number);
                micros.recordValue((System.nanoTime() - began) / 1_000);
                posted++;
            }
        } catch (SQLException e) {
            throw new StackException("a bare loop failed: " + e.getMessage(), e);
        }
        return micros.getValueAtPercentile(50) / 1_000.0;
    }

    /**
     * Checks that all is there.
     *
     * @throws StackException if fewer or more orders are in the table than were committed
     */
    public void check() {
        long found = tables.found();
        if (found != posted) {
            throw new StackException("the bare loops committed " + posted + " orders, and " + found + " are found");
        }
    }

    private Work oneByOne(List<byte[]> members) throws SQLException {
        return new Work.OneByOne(new Accrual(tables), members, prefix(), new SplittableRandom(works.get()));
    }

    private String prefix() {
        return "bare:" + works.incrementAndGet() + ":";
    }

    private interface Works {
        Work of(int thread) throws SQLException;
    }

    private double perSecond(int threads, Duration time, Works made) {
        List<Work> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                all.add(made.of(thread));
            }
            long began = System.nanoTime();
            CompletionService<Long> running = new ExecutorCompletionService<>(pool);
            all.forEach(work -> running.submit(() -> work.until(began + time.toNanos())));
            long orders = 0;
            for (int thread = 0; thread < threads; thread++) {
                orders += running.take().get();
            }
            posted += orders;
            double rate = orders / ((System.nanoTime() - began) / 1e9);
            for (Work work : all) {
                work.close();
            }
            return rate;
        } catch (ExecutionException | SQLException e) {
            throw new StackException("a bare loop failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
