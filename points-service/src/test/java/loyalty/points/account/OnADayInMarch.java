package loyalty.points.account;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Tests that share a service, and so a clock, of their own: it is the tenth of March 2026. */
public class OnADayInMarch implements QuarkusTestProfile {}
