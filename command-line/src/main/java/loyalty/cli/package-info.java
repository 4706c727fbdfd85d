/** What {@code ./loyalty} can do. Each command stands in a package of its own. */
@NullMarked
package loyalty.cli;

import org.jspecify.annotations.NullMarked;
