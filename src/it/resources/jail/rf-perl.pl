#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;
use POSIX qw(strftime);
use Digest::SHA qw(sha256_hex);

my $server = IO::Socket::INET->new(
  LocalAddr => '127.0.0.1', LocalPort => 8005, Listen => 5, ReuseAddr => 1) or die $!;
while (my $peer = $server->accept) {
  open my $log, '>>', '/run/rf-perl/log' or die $!;
  print $log strftime("%F", localtime), "\n";
  close $log;
  print $peer sha256_hex("perl"), " ", strftime("%Z", localtime), "\n";
  close $peer;
}
