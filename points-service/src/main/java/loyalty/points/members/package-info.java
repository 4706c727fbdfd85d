/** What is heard of members: who is enrolled, who holds which tier since when; and who may see whose points. */
@NullMarked
package loyalty.points.members;

import org.jspecify.annotations.NullMarked;
