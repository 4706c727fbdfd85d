/** Shared by every feature: the directory, in which support finds members by the beginning of id, mail or a word of the name. */
@NullMarked
package loyalty.tier.directory;

import org.jspecify.annotations.NullMarked;
