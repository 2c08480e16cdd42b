"""Numbers that look random and are the same on each run and with each Python."""
import hashlib


class Chance:
    def __init__(self, seed):
        self.seed, self.count = seed, 0

    def hex(self, digits):
        text = ''
        while len(text) < digits:
            text += hashlib.sha256(f'{self.seed}/{self.count}'.encode()).hexdigest()
            self.count += 1
        return text[:digits]

    def number(self, low, high):
        return low + int(self.hex(12), 16) % (high - low + 1)
