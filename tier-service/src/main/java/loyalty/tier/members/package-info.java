/** Enrolment and profiles: one by one, in bulk, and the directory in which support finds members. */
@NullMarked
package loyalty.tier.members;

import org.jspecify.annotations.NullMarked;
