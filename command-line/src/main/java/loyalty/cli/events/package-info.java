/** What an operator does about events: tell them again, look after the dead letters. */
@NullMarked
package loyalty.cli.events;

import org.jspecify.annotations.NullMarked;
