/** What a programme does, in English sentences, for who wrote its file. */
@NullMarked
package loyalty.programme.words;

import org.jspecify.annotations.NullMarked;
