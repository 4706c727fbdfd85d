package loyalty.points.domain.conversion;

import loyalty.events.PointsConverted;
import loyalty.programme.wallet.Reward;

/**
 * Points that become something.
 *
 * @param into what they become: {@link PointsConverted#STORE_CURRENCY}, or the key of a reward
 * @param points whole points, at least one
 * @param programmeVersion the version that says so
 */
public record Conversion(String into, long points, String programmeVersion) {

    static Conversion into(Reward reward, String programmeVersion) {
        return new Conversion(reward.key(), reward.points(), programmeVersion);
    }

    static Conversion intoStoreCurrency(long points, String programmeVersion) {
        return new Conversion(PointsConverted.STORE_CURRENCY, points, programmeVersion);
    }
}
