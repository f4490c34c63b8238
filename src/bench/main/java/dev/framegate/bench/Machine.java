package dev.framegate.bench;

import com.sun.management.OperatingSystemMXBean;
import io.netty.util.Version;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine and the versions that figures belong to. */
final class Machine {
  private Machine() {}

  static Map<String, String> describe() throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("cores", String.valueOf(system.getAvailableProcessors()));
    machine.put("memory", (system.getTotalMemorySize() >> 20) + " MiB");
    machine.put("system", system.getName() + " " + system.getVersion() + " " + system.getArch());
    machine.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("netty", netty());
    machine.put("transport", Transports.name());
    machine.put("flags", String.join(" ", ServerProcess.flags()));
    machine.put("load", "%.2f at the start".formatted(system.getSystemLoadAverage()));
    return machine;
  }

  /** Processor time that this process has taken, in nanoseconds. */
  static long ownCpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String netty() {
    Version version = Version.identify().get("netty-transport");
    return version == null ? "unknown" : version.artifactVersion();
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}
