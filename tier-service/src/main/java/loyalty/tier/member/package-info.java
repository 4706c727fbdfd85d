/** Who the members are: the profile document, and the only table that names a person. */
@NullMarked
package loyalty.tier.member;

import org.jspecify.annotations.NullMarked;
