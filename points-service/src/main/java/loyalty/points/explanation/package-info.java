/** How balances, earnings and entries are told to a reader: figures, rules, lots, and a sentence in their language. */
@NullMarked
package loyalty.points.explanation;

import org.jspecify.annotations.NullMarked;
