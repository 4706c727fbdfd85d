/** The published versions of the programme: immutable, dated, told to all services. */
@NullMarked
package loyalty.points.programme;

import org.jspecify.annotations.NullMarked;
