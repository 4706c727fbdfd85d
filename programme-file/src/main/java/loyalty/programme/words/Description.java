package loyalty.programme.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import loyalty.programme.Programme;

/**
 * What a programme does, in English sentences, each about one thing. The same programme always has the same sentences; what
 * its file leaves out is told as it holds then.
 *
 * @param title the programme's name, version, currency and time zone
 * @param parts what it does, part by part
 */
public record Description(String title, List<Part> parts) {

    /**
     * What is said of one thing, such as vouchers.
     *
     * @param heading what it is about
     * @param sentences what is said of it
     */
    public record Part(String heading, List<String> sentences) {}

    public Description {
        parts = List.copyOf(parts);
    }

    /** Describes a programme. */
    public static Description of(Programme programme) {
        Phrases phrases = new Phrases(programme);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("Who may be a member", GivingWords.membership(programme.membership())));
        parts.add(new Part("How points are earned", new EarningWords(phrases).of(programme.points())));
        parts.add(new Part("When they are spent and end", new SpendingWords(phrases).of(programme.points())));
        programme
                .allLadders()
                .forEach(ladder -> parts.add(
                        new Part("The ladder " + ladder.ladder(), new LadderWords(phrases, programme).of(ladder))));
        OfferWords offers = new OfferWords(phrases);
        parts.add(new Part("Vouchers", offers.vouchers(programme.vouchers())));
        parts.add(new Part("Rewards for points", offers.rewards(programme.rewards())));
        parts.add(new Part("Store currency", new StoreCurrencyWords(phrases).of(programme.storeCurrency())));
        GivingWords giving = new GivingWords(phrases);
        parts.add(new Part("What is taken off an order", giving.redemption(programme.redemption())));
        parts.add(new Part("Birthdays", giving.birthday(programme.birthday())));
        parts.add(new Part("What support may do", giving.support(programme.adjustments())));
        return new Description(title(programme), parts);
    }

    private static String title(Programme programme) {
        String version = "version " + programme.version();
        return (programme.name() == null ? "This programme" : programme.name()) + ", " + version + ": amounts are in "
                + programme.currency().getCurrencyCode() + ", days are those of " + programme.timeZone() + ".";
    }

    /** The whole text, a sentence a line. */
    @Override
    public String toString() {
        return title + "\n"
                + parts.stream()
                        .map(part -> "\n" + part.heading() + "\n"
                                + part.sentences().stream()
                                        .map(sentence -> "  " + sentence + "\n")
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }
}
