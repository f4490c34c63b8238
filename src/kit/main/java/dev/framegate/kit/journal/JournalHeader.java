package dev.framegate.kit.journal;

import java.net.URI;

/**
 * What a journal says about its run: on which target, in which process.
 *
 * @param target name of the target, as its declaration has it
 * @param controlPlane where what was made can be removed
 */
public record JournalHeader(RunId run, String target, URI controlPlane, long pid) {
  public JournalHeader {
    controlPlane = address(controlPlane);
  }

  /** The address as journals have it: without user information. */
  public static URI address(URI controlPlane) {
    return controlPlane.getRawUserInfo() == null
        ? controlPlane
        : URI.create(controlPlane.toString().replaceFirst("//[^/?#@]*@", "//"));
  }

  /** About a run of this process. */
  public static JournalHeader run(RunId run, String target, URI controlPlane) {
    return new JournalHeader(run, target, controlPlane, ProcessHandle.current().pid());
  }
}
