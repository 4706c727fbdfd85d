/** Conditional requests (RFC 9110, 13) on documents that change: what version a caller has read, or wants not to be there. */
@NullMarked
package loyalty.api.conditions;

import org.jspecify.annotations.NullMarked;
