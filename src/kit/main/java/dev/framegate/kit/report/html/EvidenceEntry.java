package dev.framegate.kit.report.html;

/**
 * One thing that is known of a rule.
 *
 * @param title of the source
 * @param address of the source; empty where it has none
 * @param place in the source, such as a heading
 * @param state the revision or date that is meant
 * @param supports how much of the rule the source says, such as {@code all}
 * @param shows what the source says
 */
public record EvidenceEntry(
    String title, String address, String place, String state, String supports, String shows) {}
