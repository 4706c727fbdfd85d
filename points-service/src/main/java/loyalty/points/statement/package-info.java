/** The balance now and as of an instant, the journal, and the explanation of every entry. */
@NullMarked
package loyalty.points.statement;

import org.jspecify.annotations.NullMarked;
