package dev.framegate.cli;

public final class Framegate {
  private Framegate() {}

  public static void main(String[] args) {
    System.out.println("hi");
  }
}
