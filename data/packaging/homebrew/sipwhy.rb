# The archive and its checksum are those of `make release`; url and sha256 are set where it is published.
class Sipwhy < Formula
  desc "Tells why a SIP call failed"
  homepage "https://localhost/sipwhy"
  url "https://localhost/sipwhy/sipwhy-1.0.0.tar.xz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "GPL-3.0-or-later"

  depends_on "pkgconf" => :build
  depends_on "c-ares"
  depends_on "curl"
  depends_on "gettext"
  depends_on "jansson"
  depends_on "libcsv"
  depends_on "libosip"
  depends_on "libpcap"
  depends_on "libyaml"
  depends_on "lz4"
  depends_on "ncurses"
  depends_on "openssl@3"
  depends_on "pcre2"
  depends_on "xz"
  depends_on "zlib"
  depends_on "zstd"

  # Packet sockets, Landlock and seccomp
  depends_on :linux

  def install
    system "./configure", *std_configure_args, "--without-systemd"
    system "make", "install"
  end

  test do
    assert_match "account-inactive", shell_output("#{bin}/sipwhy report --format json #{pkgshare}/examples/account-inactive.pcap", 1)
  end
end
