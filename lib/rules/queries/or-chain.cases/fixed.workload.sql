SELECT id FROM orders WHERE state IN ('new', 'paid', 'sent');
