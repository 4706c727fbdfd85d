/** Traces: how they cross queues, tables and topics, and what of them is recorded. */
@NullMarked
package loyalty.traces;

import org.jspecify.annotations.NullMarked;
