/** What can be wrong with a file, found before it is read. */
@NullMarked
package loyalty.programme.checks;

import org.jspecify.annotations.NullMarked;
