/** A slow, obvious calculation of what is earned, to compare the fast one with. */
@NullMarked
package loyalty.points.domain.reference;

import org.jspecify.annotations.NullMarked;
