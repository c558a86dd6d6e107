SELECT id FROM orders WHERE state = 'new' OR state = 'paid' OR state = 'sent';
