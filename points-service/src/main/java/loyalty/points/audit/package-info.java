/** Who did what, when and why: append-only, sealed in hash chains. */
@NullMarked
package loyalty.points.audit;

import org.jspecify.annotations.NullMarked;
