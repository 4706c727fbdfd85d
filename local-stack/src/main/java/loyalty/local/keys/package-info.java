/** The keys and tokens of a local run. */
@NullMarked
package loyalty.local.keys;

import org.jspecify.annotations.NullMarked;
